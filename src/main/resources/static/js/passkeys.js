// Passkeys: asks the server for a question, the device for an answer, and sends the answer to the form's address.
(() => {
  'use strict';
  const form = document.querySelector('form[data-passkey]');
  if (!form || !window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (b) => String.fromCharCode(b)).join(''))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const post = async (path, body) => {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-TOKEN': form.elements._csrf.value },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (response.headers.get('HX-Refresh')) {
      window.location.reload(); // the session has ended, or its proof is too old: the page says what to do
      return new Promise(() => {});
    }
    const type = response.headers.get('Content-Type') || '';
    const answer = type.startsWith('application/json') ? await response.json() : {};
    return { ok: response.ok && type.startsWith('application/json'), ...answer };
  };

  const ask = {
    create: async (options) => {
      const made = await navigator.credentials.create({ publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      } });
      return { label: form.elements.label.value, credential: {
        id: made.id,
        rawId: text(made.rawId),
        type: made.type,
        authenticatorAttachment: made.authenticatorAttachment,
        clientExtensionResults: made.getClientExtensionResults(),
        response: {
          attestationObject: text(made.response.attestationObject),
          clientDataJSON: text(made.response.clientDataJSON),
          transports: made.response.getTransports ? made.response.getTransports() : [],
        },
      } };
    },
    get: async (options) => {
      const used = await navigator.credentials.get({ publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: known(options.allowCredentials),
      } });
      return {
        id: used.id,
        rawId: text(used.rawId),
        type: used.type,
        authenticatorAttachment: used.authenticatorAttachment,
        clientExtensionResults: used.getClientExtensionResults(),
        response: {
          authenticatorData: text(used.response.authenticatorData),
          clientDataJSON: text(used.response.clientDataJSON),
          signature: text(used.response.signature),
          userHandle: used.response.userHandle ? text(used.response.userHandle) : null,
        },
      };
    },
  };

  const message = form.querySelector('[data-passkey-message]');
  const path = form.getAttribute('action');
  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    message.textContent = '';
    try {
      const question = await post(path + '/question');
      if (!question.ok) throw new Error('no question');
      delete question.ok;
      let answer;
      try {
        answer = await ask[form.dataset.passkey](question);
      } catch (refused) {
        message.textContent = form.dataset.cancelled;
        return;
      }
      const result = await post(path, answer);
      if (result.ok && result.next) window.location.assign(result.next);
      else message.textContent = result.message || form.dataset.failed;
    } catch (broken) {
      message.textContent = form.dataset.failed;
    } finally {
      busy = false;
    }
  });
  document.querySelectorAll('[data-passkey-without]').forEach((sentence) => { sentence.hidden = true; });
  form.hidden = false;
})();
