// Lets a form be answered by a passkey. Without JavaScript these forms stay hidden: no passkey can be asked without it.
// The server speaks JSON with bytes in base64url, as WebAuthn (level 3) writes it; the browser's own functions for that are
// young, and some password managers break them, so both ways are written out here.

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const withBytes = (credentials) => (credentials ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));

const answered = ({ id, rawId, type, authenticatorAttachment }, response) =>
  JSON.stringify({ id, rawId: textOf(rawId), type, authenticatorAttachment, clientExtensionResults: {}, response });

async function make(options) {
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
  const made = await navigator.credentials.create({ publicKey });
  const { clientDataJSON, attestationObject } = made.response;
  return answered(made, {
    clientDataJSON: textOf(clientDataJSON),
    attestationObject: textOf(attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function use(options) {
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
  };
  const used = await navigator.credentials.get({ publicKey });
  const { clientDataJSON, authenticatorData, signature, userHandle } = used.response;
  return answered(used, {
    clientDataJSON: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    userHandle: userHandle ? textOf(userHandle) : undefined,
  });
}

function start(form) {
  const failed = form.querySelector('[data-passkey-failed]');
  const button = form.querySelector('button');
  form.hidden = false;
  const instead = form.previousElementSibling;
  if (instead?.matches('[data-passkey-instead]')) instead.hidden = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    failed.hidden = true;
    try {
      const options = JSON.parse(form.dataset.options);
      form.elements.answer.value = await (form.dataset.passkey === 'new' ? make(options) : use(options));
      form.submit();
    } catch {
      button.disabled = false;
      failed.hidden = false;
      failed.focus();
    }
  });
}

if (window.PublicKeyCredential) for (const form of document.querySelectorAll('form[data-passkey]')) start(form);
