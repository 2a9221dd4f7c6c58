from whitenoise.storage import CompressedManifestStaticFilesStorage


class BundledManifestStorage(CompressedManifestStaticFilesStorage):
    pass
