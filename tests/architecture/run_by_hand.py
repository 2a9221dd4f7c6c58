"""Commands of the documents that no test runs. A line that changes is run again, then changed here."""

# Run on Debian 12 with names of their own for user, database, folders and host, as root or as that user rather than
# by way of sudo; what they made was looked at.
RUN = {
    "user, folders, database": [
        "useradd --system --home-dir /srv/labour --shell /usr/sbin/nologin labour",
        "install -d -o labour -g labour /srv/labour /var/lib/labour /var/backups/labour",
        "sudo -u postgres createuser --pwprompt labour",
        "sudo -u postgres createdb --owner labour labour",
    ],
    "the code, and its newer version": [
        "sudo -u labour git clone <this repository> /srv/labour/site",
        "cd /srv/labour/site && sudo -u labour python3 tools/setup.py",
        "cd /srv/labour/site && sudo -u labour git pull --ff-only",
    ],
    "a backup, put back: messages of the forms are not in it, files that are there and newer stay": [
        "cd /var/backups/labour",
        'sudo -u postgres pg_dump --format=custom --exclude-table-data=common_contactmessage labour > "$today.dump"',
        "install -d -o labour -g labour -m 700 /var/lib/labour/conduct",
        'tar --create --zstd --file "$today.files.tar.zst" -C /var/lib/labour media documents conduct',
        "find . -name '*.dump' -mtime +30 -delete -o -name '*.files.tar.zst' -mtime +30 -delete",
        "sudo -u postgres dropdb labour && sudo -u postgres createdb --owner labour labour",
        "sudo -u postgres pg_restore --no-owner --role=labour --dbname=labour 2026-11-22.dump",
        "tar --extract --zstd --file 2026-11-22.files.tar.zst -C /var/lib/labour --exclude conduct",
        "tar --extract --zstd --file 2026-11-22.files.tar.zst -C /var/lib/labour --skip-old-files conduct",
    ],
    "age: keys, a fingerprint, a case through two trustees to an officer": [
        "age --decrypt --identity officer-key.txt case-key.age > case-key.txt",
        "age --decrypt --identity case-key.txt part-1.age",
        "age-keygen -o conduct-key.txt",
        "age-keygen -o trustee.txt",
        "printf %s age1… | sha256sum",
        "age -d -i trustee.txt CASE.age > CASE.step2",
        "age -d -i trustee.txt CASE.step2 | age -r age1OFFICER… -o CASE.age",
    ],
    "the first hour, in a fresh clone": [
        "git switch -c first-hour",
        "git restore . && git clean -fd home",
        "git add -A && git commit",
        "git switch -",
    ],
    "on a site that `make run` had made": [
        "curl 'https://example.org/api/occurrences/?branch=labour-germany&from=2026-12-01&to=2027-01-01&tz=Europe/Berlin'",
        "rm var/db.sqlite3",
    ],
}

# Read, not run: they want a machine of their own.
NOT_RUN = {
    "its packages; their names were asked of Debian 12 (apt-get install --simulate)": [
        "apt install python3 python3-venv make git sudo zstd logrotate nginx postgresql redis-server certbot "
        "python3-certbot-nginx",
        "apt install chromium",
    ],
    "its systemd": [
        "cd /srv/labour/site && exec systemd-run --quiet --pipe --wait --collect --uid=labour "
        "--property=EnvironmentFile=/etc/labour.env --property=WorkingDirectory=/srv/labour/site "
        '/srv/labour/site/.venv/bin/python manage.py "$@"',
        "systemctl daemon-reload && systemctl enable --now labour-web labour-jobs",
        "systemctl stop labour-web labour-jobs",
        "systemctl start labour-web",
        "systemctl start labour-jobs",
        "systemctl reload labour-web && systemctl restart labour-jobs",
        "systemctl restart redis-server",
        "systemctl restart systemd-journald",
        "journalctl -u labour-jobs",
        "journalctl -u labour-web",
        "journalctl -u labour-web -u labour-jobs",
        "swapoff -a",
    ],
    "its name in the DNS": ["certbot --nginx -d labour.example.org"],
}
