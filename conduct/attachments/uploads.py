"""Files that are sent with a form: in this request's memory, never on the disk, and never more than fits.

Django writes every file above 2.5 MB to the temporary folder, where a power cut leaves it. Outside the admin
nothing that anybody uploads may lie there, so :class:`NothingOnDisk` gives each such request a handler that keeps
files of at most ``CONDUCT_FILE_BYTES`` together, and reads on past the others without keeping them: the other
fields of the form arrive, and the page can say plainly what did not.
"""

from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from common.middleware import is_admin

from .refusals import Refusal, RefusedError

# A body that is announced as longer than so many times what is kept is not even read to its end. It cannot be
# longer than announced: Django reads no further.
READ_THROUGH = 8


class NothingOnDisk:
    """Middleware: must stand before whatever first looks at ``request.POST``."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.content_type == "multipart/form-data" and not is_admin(request):
            request.upload_handlers = [InMemory(request)]
        return self.get_response(request)


@dataclass(frozen=True)
class Arrived:
    """One file of a form: what it holds, or why it was not kept."""

    name: str
    data: bytes = b""
    refusal: Refusal | None = None

    def opened(self):
        """What it holds; raises ``RefusedError`` where it was not kept."""
        if self.refusal:
            raise RefusedError(self.refusal)
        return self.data


def arrived(request, field="file"):
    """The files that came in ``field``, in their order, those that were not kept among them.

    An input that was left empty sends nothing. What a server that stopped reading never saw stands as one file
    without a name.
    """
    files = [Arrived(file.name, file.read(), file.refusal) for file in request.FILES.getlist(field)]
    if any(getattr(handler, "stopped", False) for handler in request.upload_handlers):
        files.append(Arrived("", refusal=Refusal.TOO_LARGE))
    return files


class InMemory(FileUploadHandler):
    """Keeps files while there is room for them, and counts the rest."""

    def __init__(self, request=None):
        super().__init__(request)
        self.room = settings.CONDUCT_FILE_BYTES
        self.files = 0
        self.stopped = False

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        self.announced = content_length

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.files += 1
        self.kept = BytesIO()
        self.refusal = Refusal.TOO_MANY if self.files > settings.CONDUCT_FILES else None
        if self.announced > READ_THROUGH * settings.CONDUCT_FILE_BYTES:
            self.stopped = True
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data, start):
        if self.refusal is None and self.kept.tell() + len(raw_data) > self.room:
            self._drop(start + len(raw_data))
        if self.refusal is None:
            self.kept.write(raw_data)

    def file_complete(self, file_size):
        if self.refusal is Refusal.TOO_LARGE_TOGETHER and file_size > settings.CONDUCT_FILE_BYTES:
            self.refusal = Refusal.TOO_LARGE
        self.room -= self.kept.tell()
        self.kept.seek(0)
        file = InMemoryUploadedFile(self.kept, self.field_name, self.file_name, self.content_type, file_size, None)
        file.refusal = self.refusal
        return file

    def _drop(self, size):
        """There is no room for this one: what came of it is let go at once, the next ones may fit again."""
        alone = size > settings.CONDUCT_FILE_BYTES
        self.refusal = Refusal.TOO_LARGE if alone else Refusal.TOO_LARGE_TOGETHER
        self.kept = BytesIO()
