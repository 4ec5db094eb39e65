"""What was asked: text to `Ask`, or the question to ask back."""
