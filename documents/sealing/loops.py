"""The signing library starts an event loop of its own, which a thread that runs one already refuses."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart_from_loops(work: Callable[[], T]) -> T:
    """Do the work here, or in a thread of its own where an event loop runs already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(work).result()
