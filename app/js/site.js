// The public pages work without this. It only chooses the browser's time zone in a form where none was chosen yet.
const select = document.querySelector('[data-detect="time-zone"] select');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (select && zone) {
  if (![...select.options].some((option) => option.value === zone)) {
    select.add(new Option(zone.replaceAll("_", " "), zone));
  }
  select.value = zone;
}
