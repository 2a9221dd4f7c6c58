// What mail clients make of a mail's HTML, by the data of caniemail.com: Gmail, Outlook and Apple Mail.
//
// Run by hand when templates/emails/newsletter/ change; tests/newsletter/mails/test_clients.py keeps what it found.
//
//     mkdir SOMEWHERE && cp tools/mail_clients.mjs SOMEWHERE/ && cd SOMEWHERE
//     npm install caniemail@1.0.5
//     node mail_clients.mjs mail.html …        HTML parts, saved from an editor's preview
//
// Says what a client does not know and what is not in ACCEPTED: then it ends with 1.

import { readFileSync } from "node:fs";
import { caniemail } from "caniemail";

const CLIENTS = ["gmail.*", "outlook.*", "apple-mail.*"];
// What a client may drop without anybody missing anything.
const ACCEPTED = new Map([
  ["@media", "dark colours: without them the mail is light, or the client darkens it"],
  ["<style> element", "holds nothing but the dark colours; everything else stands at the elements"],
  ["<body> element", "replaced by a div: its colour and margin stand at the table's cell too"],
  ["border-radius", "square corners"],
  ["role attribute", "screen readers hear of a table"],
]);

let unknown = 0;
for (const file of process.argv.slice(2)) {
  const { issues } = caniemail({ html: readFileSync(file, "utf8"), clients: CLIENTS });
  const found = new Map();
  for (const [client, errors] of issues.errors) {
    for (const { title } of errors) found.set(title, (found.get(title) ?? new Set()).add(client));
  }
  for (const [title, clients] of found) {
    const why = ACCEPTED.get(title);
    if (!why) unknown += 1;
    console.log(`${file}: ${title} in ${[...clients].join(", ")}: ${why ?? "NOT ACCEPTED"}`);
  }
}
process.exit(unknown ? 1 : 0);
