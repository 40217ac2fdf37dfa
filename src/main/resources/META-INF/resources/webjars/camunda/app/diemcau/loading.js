// Tells users that a page loads slowly or not at all, and offers a retry. Camunda's pages would otherwise show their spinner for
// ever, and ours would stay blank. It runs before all other scripts and needs neither them nor a style sheet.
(() => {
  const SLOW_AFTER = 10_000;
  // Failures outside the page itself do not stop it from loading.
  const GRACE = 1_500;
  const WAITING = '.app-splash, [data-loading]';
  const FORM = /\/forms\/(?:shared\/)?\w+\.html/;
  const IMPORT_FAILED = /dynamically imported module|module script failed/i;

  const SLOW = 'Trang tải chậm hơn bình thường. Xin chờ thêm, hoặc thử tải lại.';
  const FAILED = 'Trang chưa tải được, có thể do đường truyền hoặc máy chủ đang bận. Xin thử lại sau ít phút.';
  const PART_FAILED = 'Một phần của trang chưa tải được, nên có chỗ chưa dùng được. Xin thử tải lại.';

  const BOX = 'position: fixed; z-index: 3000; right: 16px; left: 16px; box-sizing: border-box; max-width: 520px; margin: 0 auto; '
    + 'padding: 14px 18px; border: 1px solid #c3cad4; border-left: 5px solid #8a1f11; border-radius: 3px; background: #fff; '
    + 'color: #222; box-shadow: 0 4px 18px rgba(0, 0, 0, .25); font: 16px/1.45 "IBM Plex Sans", "Noto Sans", Arial, sans-serif;';
  const BUTTON = 'margin: 0 10px 0 0; padding: 8px 18px; border: 1px solid #741a0e; border-radius: 3px; background: #8a1f11; '
    + 'color: #fff; font: inherit; font-weight: 600; cursor: pointer;';
  const PLAIN = 'border-color: #9aa3af; background: #fff; color: #222; font-weight: 400;';

  const began = performance.now();
  let failedAt = null;
  let isThere = false;
  let box = null;

  function say(words, isLasting) {
    if (box?.dataset.words === words) return;
    box?.remove();
    box = document.createElement('div');
    box.className = 'dc-loading';
    box.dataset.words = words;
    box.setAttribute('role', 'alert');
    box.style.cssText = BOX + (isLasting ? 'bottom: 48px;' : 'top: 26vh;');
    const text = document.createElement('p');
    text.style.cssText = 'margin: 0 0 12px;';
    text.textContent = words;
    box.append(text, button('Thử lại', () => location.reload()));
    if (isLasting) box.append(button('Để sau', () => box.remove(), PLAIN));
    document.body.append(box);
  }

  function button(words, act, style = '') {
    const made = document.createElement('button');
    made.type = 'button';
    made.style.cssText = BUTTON + style;
    made.textContent = words;
    made.addEventListener('click', act);
    return made;
  }

  function look() {
    if (document.readyState === 'loading' && !document.querySelector(WAITING)) return;
    const now = performance.now();
    if (!document.querySelector(WAITING)) {
      isThere = true;
      clearInterval(looking);
      box?.remove();
    } else if (failedAt !== null && now - failedAt > GRACE) {
      document.querySelectorAll('.app-splash .spinner').forEach((wheel) => wheel.remove());
      say(FAILED, false);
    } else if (now - began > SLOW_AFTER) {
      say(SLOW, false);
    }
  }
  const looking = setInterval(look, 250);

  function failed(isProgram) {
    if (!isThere) failedAt ??= performance.now();
    else if (isProgram) say(PART_FAILED, true);
  }
  // Load errors of scripts and style sheets do not bubble, so the listener uses the capturing phase.
  window.addEventListener('error', ({target}) => failed(target instanceof HTMLScriptElement || target instanceof HTMLLinkElement), true);
  // A form and its head are loaded as pages within the page.
  const {open} = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (FORM.test(address)) {
      this.addEventListener('load', () => this.status < 400 || failed(true));
      this.addEventListener('error', () => failed(true));
    }
    return open.call(this, method, address, ...rest);
  };
  window.addEventListener('unhandledrejection', ({reason}) => failed(IMPORT_FAILED.test(reason?.message ?? '')));
})();
