/*
 * Keeps what is typed as a draft on the server: it survives a lost session, and a colleague goes on with it on another
 * computer. While the server is out of reach the browser keeps it.
 */
import {ask} from '/forms/shared/duty.js';

const PAUSE = 1200;

/**
 * @param values gives the form's fields by name as they are now
 * @returns draft, the fields to begin with or null; start(), to be called once they are filled in
 */
export function keepDrafts(camForm, $scope, values) {
  const task = $scope.task;
  if (!task?.worker.mayAnswer) return {draft: null, start() {}};
  const url = `/api/tasks/${encodeURIComponent(task.id)}/draft`;
  const unsent = unsentOf(task);
  let version = task.draft?.version ?? 0;
  let saved;
  let sent;
  let timer;
  let ended = false;
  $scope.draft = {savedText: task.draft?.savedText, by: task.draft?.by, discarded: discardedOf(task) !== null};

  let asking = new AbortController();
  camForm.on('submit', () => {
    clearTimeout(timer);
    timer = null;
    asking.abort();
  });
  camForm.on('submit-success', () => { ended = true; clearTimeout(timer); forget(); forgetDiscarded(); });
  camForm.on('submit-failed', () => {
    asking = new AbortController();
    later();
  });
  camForm.on('store', () => save());
  $scope.$on('$destroy', () => {
    if (!ended && timer) save();
    ended = true;
  });

  $scope.draft.discard = () => {
    clearTimeout(timer);
    timer = null;
    const fields = values();
    return request({method: 'DELETE'}).then(() => leave(fields), show);
  };
  $scope.draft.takeTheirs = () => leave(values());
  $scope.draft.restore = () => {
    const fields = discardedOf(task);
    remember(fields, task.draft?.version ?? 0);
    forgetDiscarded();
    ended = true;
    window.location.reload();
  };
  $scope.draft.keepMine = async () => {
    const current = await ask(`/api/tasks/${encodeURIComponent(task.id)}`).catch(show);
    if (!current) return;
    version = current.draft?.version ?? 0;
    await save();
  };

  return {
    draft: unsent ?? task.draft?.fields ?? null,
    start() {
      saved = unsent ? null : JSON.stringify(values());
      $scope.$watch(() => JSON.stringify(values()), now => {
        if (now !== saved) later();
      });
    },
  };

  function later() {
    clearTimeout(timer);
    timer = ended || asking.signal.aborted ? null : setTimeout(save, PAUSE);
  }

  async function save() {
    clearTimeout(timer);
    timer = null;
    const fields = values();
    const now = JSON.stringify(fields);
    if (ended || (now === saved && !$scope.draft.conflict)) return;
    const before = sent;
    sent = now;
    try {
      const kept = await request({method: 'PUT', body: JSON.stringify({version, fields})});
      version = kept.version;
      saved = now;
      forget();
      $scope.$evalAsync(() => Object.assign($scope.draft, {savedText: kept.savedText, by: null, error: null, conflict: null}));
    } catch (error) {
      if (ended || asking.signal.aborted) return;
      remember(fields);
      if (error.status === 409 && await isOurOwn(before)) {
        await save();
        return;
      }
      show(error);
      // A conflict waits for the user; all other failures are retried.
      if (error.status !== 409 && error.status !== 404) timer = setTimeout(save, 10 * PAUSE);
    }
  }

  /** Whether the conflicting draft is our own, whose response was lost. */
  async function isOurOwn(before) {
    const current = await ask(`/api/tasks/${encodeURIComponent(task.id)}`).catch(() => null);
    const isOurs = before && JSON.stringify(current?.draft?.fields) === before && current.draft.version !== version;
    if (isOurs) version = current.draft.version;
    return isOurs;
  }

  function request(options) {
    return ask(url, {...options, signal: asking.signal, keepalive: (options.body?.length ?? 0) < 60000, headers: {'Content-Type': 'application/json'}});
  }

  /** Reloads the form without the current input, which this browser keeps until the tab is closed. */
  function leave(fields) {
    ended = true;
    forget();
    try {
      sessionStorage.setItem(discardedKey(task), JSON.stringify(fields));
    } catch {
      // The input then cannot be restored.
    }
    window.location.reload();
  }

  function forgetDiscarded() {
    sessionStorage.removeItem(discardedKey(task));
  }

  function show(error) {
    $scope.$evalAsync(() => Object.assign($scope.draft, error.status === 409
      ? {conflict: error.message, error: null} : {error: error.message}));
  }

  function remember(fields, from = version) {
    try {
      localStorage.setItem(keyOf(task), JSON.stringify({version: from, fields}));
    } catch {
      // The browser stores nothing; the next attempt to save may still succeed.
    }
  }

  function forget() {
    localStorage.removeItem(keyOf(task));
  }
}

/** The draft that this browser could not send; it counts unless a colleague has saved since. */
function unsentOf(task) {
  try {
    const unsent = JSON.parse(localStorage.getItem(keyOf(task)));
    return unsent?.version === (task.draft?.version ?? 0) ? unsent.fields : null;
  } catch {
    return null;
  }
}

/** The input that the user discarded in this tab. */
function discardedOf(task) {
  try {
    return JSON.parse(sessionStorage.getItem(discardedKey(task)));
  } catch {
    return null;
  }
}

function discardedKey(task) {
  return `diemcau-discarded:${task.id}`;
}

function keyOf(task) {
  return `diemcau-draft:${task.id}`;
}
