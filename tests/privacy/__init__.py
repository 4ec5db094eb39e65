"""What is personal is nowhere but in the answer to its own person."""
