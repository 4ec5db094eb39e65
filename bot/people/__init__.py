"""Who asked: conversations that go on, and what people asked for and did not get."""
