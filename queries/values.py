"""What a store returns, as values that JSON, CSV and a terminal can hold: days and times become ISO text, in lists and maps too."""
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta


def plain(value: object) -> object:
    """`value` of `Store.read` (str, int, float, bool, None, days, times, lists, maps) without Python's own types of time."""
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value
