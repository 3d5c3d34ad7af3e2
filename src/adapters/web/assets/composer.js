// Where a sentence is typed, or suggested by a page beside the chat: it is safe for input methods, remembers the draft over a reload and the sentences said before.

export function openComposer({ form, draftKey, suggested, sentences, say }) {
  const box = form.querySelector('textarea');
  const now = { recalled: -1 };

  const write = (text) => {
    box.value = text;
    grow();
    keepDraft();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value;
    if (text.trim() === '') return;
    now.recalled = -1;
    write('');
    say(text);
    box.focus();
  });

  box.addEventListener('keydown', (event) => {
    // While an input method composes, Enter chooses a word. Safari ends the composition before this event, and tells it by 229 only.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === 'ArrowUp') recall(event, 1);
    else if (event.key === 'ArrowDown') recall(event, -1);
  });

  box.addEventListener('input', () => {
    now.recalled = -1;
    grow();
    keepDraft();
  });

  // Only from an empty composer, or from a sentence that was brought back and not changed.
  function recall(event, step) {
    const past = sentences().toReversed();
    const next = now.recalled + step;
    if (box.value !== (past[now.recalled] ?? '') || next < -1 || next >= past.length) return;
    event.preventDefault();
    now.recalled = next;
    write(past[next] ?? '');
  }

  function grow() {
    if (CSS.supports('field-sizing', 'content')) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }

  function keepDraft() {
    if (box.value === '') sessionStorage.removeItem(draftKey);
    else if (box.value.length < 100_000) sessionStorage.setItem(draftKey, box.value);
  }

  write(suggested ?? sessionStorage.getItem(draftKey) ?? '');
  return {
    write,
    focus: () => box.focus({ preventScroll: true }),
    putBack: () => {
      if (now.recalled >= 0) write('');
      now.recalled = -1;
    },
  };
}
