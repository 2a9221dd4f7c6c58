"""A case to take along: its sealed key and parts in one file, with how `age` opens them. Nothing in it is open."""

import zipfile
from tempfile import TemporaryFile

from django.http import FileResponse
from django.template.loader import render_to_string
from django.utils.text import slugify

from conduct.cases.manifest import manifest

NAME = "part-{number:03d}-{kind}.age"


def bundle(case, row, reader_key):
    """The file as an answer, for the reader whose ``CaseKey`` and ``ReaderKey`` these are.

    ``SHA256SUMS`` has the digests as the log has them, so that `sha256sum -c` finds what was altered.
    """
    name = slugify(case.code_name) or "case"
    parts = [(NAME.format(number=part.number, kind=part.kind), part) for part in manifest(case)]
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(f"{name}/case-key.age", bytes(row.sealed))
        if reader_key.wrapped:
            archive.writestr(f"{name}/my-key.age", reader_key.wrapped)
        for file_name, part in parts:
            if part.problem != "missing":
                archive.writestr(f"{name}/{file_name}", _sealed(case, part.number))
        sums = "".join(f"{part.digest}  {file_name}\n" for file_name, part in parts if part.digest)
        archive.writestr(f"{name}/SHA256SUMS", sums)
        context = {"case": case, "has_wrapped": bool(reader_key.wrapped)}
        archive.writestr(f"{name}/README.txt", render_to_string("conduct/desk/bundle_readme.txt", context))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.zip", content_type="application/zip")


def _sealed(case, number):
    return bytes(case.parts.values_list("sealed", flat=True).get(number=number))
