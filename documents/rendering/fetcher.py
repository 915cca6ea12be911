"""What a paper may load while it is rendered: nothing but what it carries inside itself."""

from pathlib import Path
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher


class SealedFetcher(URLFetcher):
    """Serves data: addresses only; anything else fails the paper, so no file or host can leak into it."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return the response of a data: address. Raises FatalURLFetchingError for others."""
        if not url.lower().startswith("data:"):
            raise FatalURLFetchingError("a paper may only load data: addresses")
        return super().fetch(url, headers)


class FontFetcher(URLFetcher):
    """Serves the known font files to the font stylesheet, which no case data reaches."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__(allowed_protocols={"file"}, allow_redirects=False, fail_on_errors=True)
        self._allowed = {file.resolve().as_uri() for file in files}

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return one of the known font files. Raises FatalURLFetchingError for others."""
        if url not in self._allowed:
            raise FatalURLFetchingError("not one of the fonts of papers")
        return super().fetch(url, headers)
