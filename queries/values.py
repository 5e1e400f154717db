"""What a store returns, as plain values that JSON, CSV and a terminal can hold. Knows no driver: a value is known by what it can do."""
from datetime import date, datetime


def plain(value: object) -> object:
    """`value` without types of the driver.

    Days and times become ISO text, lists and maps are gone through, a node becomes {labels, properties}, a relationship {type, properties},
    a path the list of its nodes and relationships in turn.
    """
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if hasattr(value, "iso_format"):
        return value.iso_format()
    if hasattr(value, "labels"):
        return {"labels": sorted(value.labels), "properties": _properties(value)}
    if hasattr(value, "relationships"):
        first, *rest = value.nodes
        return [plain(first), *(plain(x) for pair in zip(value.relationships, rest, strict=True) for x in pair)]
    if hasattr(value, "start_node"):
        return {"type": value.type, "properties": _properties(value)}
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v) for v in value]
    return str(value)


def _properties(entity) -> dict[str, object]:
    return {k: plain(v) for k, v in sorted(entity.items())}
