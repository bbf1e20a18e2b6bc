// A slider over days says its date while it moves; its button goes there
for (const slider of document.querySelectorAll('[data-throughline-days]')) {
  const days = slider.dataset.throughlineDays.split(' ');
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const output = slider.form.querySelector('output');
  slider.addEventListener('input', () => {
    const said = words.format(new Date(days[slider.value - 1]));
    output.textContent = said;
    slider.setAttribute('aria-valuetext', said);
  });
}
