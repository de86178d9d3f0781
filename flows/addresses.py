"""Addresses of articles: the many forms of one are known for the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# What links carry to tell where a reader came from; it says nothing of the article.
_TRACKING = re.compile(
    r"utm_\w+|mc_[ce]id|fbclid|[gdy]clid|gbraid|wbraid|msclkid|igshid|cmpid|ocid|xtor|smid|sr_share|_ga|ref_src|s_cid|ito", re.IGNORECASE
)
_USUAL_PORTS = {80, 443}


def plain_address(url: str) -> str:
    """The address without scheme, 'www.', tracking parameters, fragment and last slash; what is no web address stays as it is.

    'https://WWW.wire.example/chad/?utm_source=x#top' is 'wire.example/chad'.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return url
    host = parts.hostname.removeprefix("www.") + (f":{port}" if port and port not in _USUAL_PORTS else "")
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    return host + parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")
