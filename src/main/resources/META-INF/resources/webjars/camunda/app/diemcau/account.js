// An account's name is cut in the header where it is long; this says the whole of it to whoever points at it.
const NAME = '.account > .dropdown-toggle';

for (const event of ['mouseover', 'focusin']) {
  document.addEventListener(event, ({target}) => {
    const name = target.closest(NAME);
    if (name) name.title = name.textContent.trim();
  });
}
