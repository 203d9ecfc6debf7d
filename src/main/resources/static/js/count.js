// Counts the characters of a field beside it while somebody types. Without this, the limit stands in the label.
(() => {
  const tell = (field) => {
    const place = document.querySelector(`[data-count-of="${CSS.escape(field.id)}"]`);
    if (!place) return;
    const typed = [...field.value.replace(/\r\n/g, '\n')].length;
    const limit = Number(place.dataset.limit);
    place.hidden = false;
    place.toggleAttribute('data-over', typed > limit);
    place.textContent = typed > limit ? `${typed - limit}文字多く入力しています（${typed}／${limit}文字）` : `${typed}／${limit}文字`;
  };
  document.addEventListener('input', (event) => event.target.id && tell(event.target));
  document.querySelectorAll('[data-count-of]').forEach((place) => {
    const field = document.getElementById(place.dataset.countOf);
    if (field) tell(field);
  });
})();
