// Leaves out of Cockpit, for whoever is no administrator, the engine's own tables and the acts that the server refuses them.
// The server's rights stay what they are; this keeps the screen free of what does not concern the Office.

/** What the Office sees beside our own, by the place in Cockpit. Places that are not named stay as they are. */
const KEPT = {
  'cockpit.navigation': ['proceses', 'decisions'],
  'cockpit.processDefinition.diagram.action': [],
  'cockpit.processDefinition.diagram.plugin': [],
  'cockpit.processDefinition.runtime.action': [],
  'cockpit.processDefinition.runtime.tab': ['pd-incidents-tab'],
  'cockpit.processInstance.diagram.plugin': [],
  'cockpit.processInstance.runtime.action': [],
  'cockpit.processInstance.runtime.tab': ['incidents-tab']
};
const ANSWER = /\/auth\/user\//;

/** Whoever may open Admin is an administrator. */
function isOffice({authorizedApps}) {
  return Array.isArray(authorizedApps) && authorizedApps.includes('cockpit') && !authorizedApps.includes('admin');
}

let views;

function leaveOut() {
  views ??= window.jQuery && window.jQuery.fn.injector && window.jQuery(document.body).injector()?.get('Views');
  if (!views || views.leavesOut) return;
  const all = views.getProviders.bind(views);
  views.leavesOut = true;
  views.getProviders = (wanted) => {
    const kept = document.documentElement.classList.contains('dc-for-office') && KEPT[wanted.component];
    return kept ? all(wanted).filter(({id}) => kept.includes(id) || id.startsWith('diemcau')) : all(wanted);
  };
}

// Cockpit asks who is signed in before it draws its first page. A page is drawn in the event that follows this one.
if (document.querySelector('base').getAttribute('app-name') === 'cockpit') {
  const {open} = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...more) {
    if (ANSWER.test(url)) {
      this.addEventListener('readystatechange', () => {
        if (this.readyState !== XMLHttpRequest.DONE || this.status !== 200) return;
        document.documentElement.classList.toggle('dc-for-office', isOffice(read(this.responseText)));
        leaveOut();
      });
    }
    return open.call(this, method, url, ...more);
  };
}

function read(json) {
  try {
    return JSON.parse(json) || {};
  } catch {
    return {};
  }
}
