"""The process in which one file is opened: ``python -m conduct.attachments.worker LIMIT``.

The file comes in by a pipe and leaves by a pipe, so it is in memory only. The process may take so much time and so
much memory and cannot write a file; a decoder that a hostile file leads astray takes nobody along. The first line
that comes back is JSON: what it is, or why it is refused.
"""

import json
import resource
import sys

SECONDS = 20
MEMORY = 1024**3


def main():
    confine()
    limit = int(sys.argv[1])
    head, data = cleaned(sys.stdin.buffer.read(), limit)
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + data)
    sys.stdout.buffer.flush()


def confine():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def cleaned(data, limit):
    """The head and the content of what is kept of a file; a refusal is a head without content."""
    from . import recognising

    try:
        ending, kind, data, note = _cleaned(recognising.kind_of(data), data, limit)
    except recognising.UnfitError as error:
        return {"refused": error.args[0]}, b""
    except (MemoryError, RecursionError):
        return {"refused": "too_much_work"}, b""
    except Exception:  # parsers raise whatever they like at files made to break them
        return {"refused": "damaged"}, b""
    return {"ending": ending, "type": kind, "note": note}, data


def _cleaned(kind, data, limit):
    """Each kind's module is read only when it is needed: most files are pictures, and PDF takes half a second."""
    if kind == "picture":
        from . import pictures

        return pictures.clean(data, limit)
    if kind == "pdf":
        from . import documents

        return documents.clean(data)
    if kind == "sound":
        from . import sound

        return sound.clean(data)
    if kind == "film":
        from . import films

        return films.clean(data)
    from . import texts

    return texts.clean(data)


if __name__ == "__main__":
    main()
