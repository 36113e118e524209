"""The data package of the CSV files: Frictionless Data Package with a Table Schema for each file.

Of the two versions of that standard (datapackage.org, 1.0 and 2.0) it keeps to what both read: `categories` are of 2.0, and the
same codes stand in `constraints.enum`, which is of both.
"""

from typing import Any

import msgspec

from kiosk.export.sheet import Column, Sheet


def datapackage(about: dict[str, Any], sheets: tuple[Sheet, ...]) -> bytes:
    """Describe files, of either class: what they are about, and every column of each sheet."""
    package = about | {"profile": "tabular-data-package", "resources": [_resource(sheet) for sheet in sheets]}
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _resource(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "title": sheet.title,
        "path": f"{sheet.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(sheet),
    }


def _schema(sheet: Sheet) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in sheet.columns], "missingValues": [""]}
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    if sheet.of_response:
        reference = {"resource": "responses", "fields": ["instanceID"]}
        schema["foreignKeys"] = [{"fields": ["instanceID"], "reference": reference}]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "title": column.title}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.categories:
        codes = [_code(column, code) for code, _ in column.categories]
        labels = [label for _, label in column.categories]
        field["categories"] = [
            {"value": code, "label": label} if label else {"value": code}
            for code, label in zip(codes, labels, strict=True)
        ]
        field["categoriesOrdered"] = column.ordered
        if not column.many:
            constraints["enum"] = codes
    if constraints:
        field["constraints"] = constraints
    return field


def _code(column: Column, code: str) -> str | int | float:
    match column.kind:
        case "integer":
            return int(code)
        case "number":
            return float(code)
        case _:
            return code
