"""What holds for all tests: no test asserts a time, and neither does Hypothesis."""

from hypothesis import settings

settings.register_profile("space quiz", deadline=None)
settings.load_profile("space quiz")
