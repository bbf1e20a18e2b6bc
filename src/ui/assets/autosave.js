// Keeps what is typed into a long form as a draft, a moment after the last letter and when the page is left. Without
// JavaScript there is the button that saves a draft.

const pause = 3_000;

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const says = form.querySelector('[data-autosave-says]');
  let waiting;
  let changed = false;

  const save = async (isLeaving) => {
    clearTimeout(waiting);
    if (!changed) return;
    changed = false;
    const fields = new FormData(form);
    // Files go with the form itself
    for (const { name } of form.querySelectorAll('input[type=file]')) fields.delete(name);
    fields.set('_doing', 'autosave');
    const isSimple = form.enctype !== 'multipart/form-data';
    const body = isSimple ? new URLSearchParams(fields) : fields;
    const options = { method: 'POST', body, redirect: 'manual', keepalive: isLeaving };
    const { status } = await fetch(form.action, options).catch(() => ({ status: 0 }));
    const at = new Date().toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' });
    if (status !== 204) changed = true;
    if (says !== null)
      says.textContent =
        status === 204
          ? `Draft saved at ${at}. Only you see it.`
          : `The draft could not be saved at ${at}. What you typed is still on this page. If you have been signed out, sign in in another window, then go on here.`;
  };

  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => void save(false), pause);
  });
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    changed = false;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save(true);
  });
}
