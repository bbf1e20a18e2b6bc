// Fills in a part of a page that takes longer to make than the rest of it. Until then, and without JavaScript, there is the link
// to the page that it is a part of.
async function fill(place, says) {
  says.textContent = 'Loading…';
  const reply = await fetch(place.querySelector('a').href, { redirect: 'error' }).catch(() => null);
  const text = (await reply?.text().catch(() => '')) ?? '';
  const part = reply?.ok
    ? new DOMParser().parseFromString(text, 'text/html').getElementById(place.dataset.loadLater)
    : null;
  if (part === null) says.textContent = 'This could not be loaded here. Follow the link.';
  else place.replaceChildren(...part.childNodes);
}

for (const place of document.querySelectorAll('[data-load-later]'))
  void fill(place, place.querySelector('[data-load-later-says]'));
