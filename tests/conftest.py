"""What holds for all tests: no test asserts a time, and neither does Hypothesis."""

import os

import pytest
from hypothesis import settings

settings.register_profile("space quiz", deadline=None)
settings.load_profile("space quiz")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: tests of screens and of whole programs wait half of their time."""
    return (os.cpu_count() or 1) + 1
