"""The register of members and the import of head office's list (docs/features/membership-register.md).

``numbers``     the keyed hash of a membership number; the seal on files that have numbers in clear
``reading``     bytes of a CSV or XLSX file to a table of texts; too much of anything is refused
``columns``     which column is what: guessed, named once, remembered
``countries``   what people call countries
``values``      the cells of one line as values, or why not
``matching``    a table against the register: what each line would do, and why
``runs``        an import from the file to the register, with everything that may stop it
``applying``    writes what was compared, in one transaction
``services``    single entries, questions to the membership secretary, retention
``words``       everything above in words
"""
