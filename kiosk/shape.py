"""Whether a workshop file has the shape of one: known keys, every needed key, the right kind of value in each.

The check walks the model's own types, so a key added there is known here.
"""

import datetime
import re
from difflib import get_close_matches
from math import isfinite
from typing import Any

from msgspec import inspect

from kiosk.model.workshop import Workshop
from kiosk.soundness import Problem

KINDS: dict[type, str] = {
    inspect.StrType: "a text in quotes",
    inspect.IntType: "a whole number",
    inspect.FloatType: "a number",
    inspect.BoolType: "true or false",
    inspect.DateType: "a date such as 2017-12-14",
    inspect.StructType: "a table { … }",
    inspect.DictType: 'a table such as { nl = "…", en = "…" }',
    inspect.VarTupleType: "a list [ … ]",
}


def misshapen(table: dict[str, Any]) -> list[Problem]:
    """Tell every place where a file does not fit the model, and take the keys that are not known out of it."""
    return list(_check(table, inspect.type_info(Workshop), ""))


def _check(value: Any, kind: inspect.Type, path: str) -> list[Problem]:
    match kind:
        case inspect.UnionType():
            return _check_union(value, kind, path)
        case inspect.StructType() if isinstance(value, dict):
            return _check_struct(value, kind, path)
        case inspect.VarTupleType() if isinstance(value, list):
            found = [each for at, item in enumerate(value) for each in _check(item, kind.item_type, f"{path}[{at}]")]
            return found or _check_value(value, kind, path)
        case inspect.DictType() if isinstance(value, dict):
            keys = [each for key in value for each in _check(key, kind.key_type, f"{path}.{key}")]
            return keys + [
                each for key, item in value.items() for each in _check(item, kind.value_type, f"{path}.{key}")
            ]
        case _:
            return _check_value(value, kind, path)


def _check_struct(value: dict[str, Any], kind: inspect.StructType, path: str) -> list[Problem]:
    fields = {field.encode_name: field for field in kind.fields}
    tag = {kind.tag_field} if kind.tag_field else set()
    unknown = [key for key in value if key not in fields and key not in tag]
    problems = [(_join(path, key), f"there is no such key here. {_meant(key, [*fields, *tag])}") for key in unknown]
    for key in unknown:
        del value[key]
    for name, field in fields.items():
        if name in value:
            problems += _check(value[name], field.type, _join(path, name))
        elif field.required:
            problems.append((_join(path, name), f"this key is missing. Add it: {_expected(field.type)}."))
    return problems


def _check_union(value: Any, kind: inspect.UnionType, path: str) -> list[Problem]:
    structs = [each for each in kind.types if isinstance(each, inspect.StructType)]
    if len(structs) > 1 and isinstance(value, dict):
        tags = {str(each.tag): each for each in structs}
        tag = value.get("type")
        if not isinstance(tag, str) or tag not in tags:
            return [(_join(path, "type"), f"the type is missing or not known. {_meant(str(tag), list(tags))}")]
        return _check_struct(value, tags[tag], path)
    tried = [_check(value, each, path) for each in kind.types if not isinstance(each, inspect.NoneType)]
    return min(tried, key=len)


def _check_value(value: Any, kind: inspect.Type, path: str) -> list[Problem]:
    if isinstance(kind, inspect.FloatType) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    expected = {inspect.StrType: str, inspect.IntType: int, inspect.FloatType: float, inspect.BoolType: bool}.get(
        type(kind)
    )
    if expected is not None and type(value) is not expected:
        return [(path, f"this should be {_expected(kind)}.")]
    if isinstance(kind, inspect.StructType | inspect.DictType | inspect.VarTupleType | inspect.DateType):
        plain = {inspect.VarTupleType: list, inspect.DateType: datetime.date}.get(type(kind), dict)
        if not isinstance(value, plain) or isinstance(value, datetime.datetime):
            return [(path, f"this should be {_expected(kind)}.")]
    return [(path, reason)] if (reason := _out_of_bounds(value, kind)) else []


def _out_of_bounds(value: Any, kind: inspect.Type) -> str:
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        if not isfinite(value):
            return "this should be a number that can be reckoned with."
        if kind.ge is not None and value < kind.ge:
            return f"this should be {kind.ge} or more."
        if kind.gt is not None and value <= kind.gt:
            return f"this should be more than {kind.gt}."
        if kind.le is not None and value > kind.le:
            return f"this should be at most {kind.le}."
    if isinstance(kind, inspect.StrType):
        if kind.pattern and not re.fullmatch(kind.pattern, value):
            return f"“{value}” does not fit. {_pattern(kind.pattern)}"
        if kind.max_length and len(value) > kind.max_length:
            return f"“{value}” has {len(value)} characters; at most {kind.max_length} fit."
    if isinstance(kind, inspect.VarTupleType) and kind.min_length and len(value) < kind.min_length:
        return "the list is empty; give at least one."
    return ""


def _pattern(pattern: str) -> str:
    if "{2,3}" in pattern:
        return "A language is two or three small letters, such as nl."
    allowed = "letters, digits, _ and -" if "_-" in pattern else "letters, digits and _"
    return f"Use {allowed}, and begin with a letter."


def _meant(key: str, known: list[str]) -> str:
    close = get_close_matches(key, known, 1)
    return f"Did you mean “{close[0]}”?" if close else f"These are known: {', '.join(known)}."


def _expected(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.UnionType):
        return next((_expected(each) for each in kind.types if not isinstance(each, inspect.NoneType)), "a value")
    return KINDS.get(type(kind), "a value")


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
