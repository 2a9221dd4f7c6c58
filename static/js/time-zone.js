// Says which zone the reader's device is set to, by name only: the server does all reckoning with times.
// The picker offers it; elsewhere, where nobody has chosen yet, it goes into the cookie that the picker would set.

const YEAR = 60 * 60 * 24 * 365;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const offer = document.querySelector("[data-device-zone]");

if (zone && offer) {
  offer.querySelector("button").value = zone;
  offer.querySelector("[data-device-zone-name]").textContent = `(${zone.replaceAll("_", " ")})`;
  offer.classList.add("zone-device--known");
} else if (zone && !/(?:^|; )timezone=/.test(document.cookie)) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `timezone=${zone}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
}
