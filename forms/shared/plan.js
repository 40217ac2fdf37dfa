import {ask, start} from '/forms/shared/duty.js';
import {keepWarnings} from '/forms/shared/warnings.js';

/** The start form of a conference: the plan's text, from the template or a file, checked before it is handed in. */
export function startPlan(camForm, $scope) {
  const form = camForm.formElement[0];
  const plan = form.querySelector('[cam-variable-name=plan]');
  const set = text => {
    plan.value = text;
    plan.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const check = () => ({url: '/api/conferences/check', type: 'application/yaml', body: plan.value});
  const say = (problems, checked) => $scope.$evalAsync(() => {
    $scope.refused = problems;
    $scope.checked = checked;
  });

  form.querySelector('[data-plan-file]').addEventListener('change', async ({target}) => {
    if (target.files[0]) set(await target.files[0].text());
  });
  plan.addEventListener('input', () => say(null, false));
  $scope.check = () => ask(check().url, {
    method: 'POST',
    headers: {'Content-Type': check().type},
    body: plan.value,
  }).then(
    ({problems}) => say(problems, problems.length === 0),
    ({problems: refused}) => say(refused, false));
  keepWarnings($scope, () => plan.value ? check() : null);

  // Only who opens the plan gets one: an unseen plan must not be handed in.
  const advanced = plan.closest('details');
  advanced.addEventListener('toggle', () => {
    if (advanced.open && !plan.value) {
      ask('/api/plan-template', {headers: {Accept: 'text/plain'}}).then(set, ({message}) => say([{place: '', message}], false));
    }
  });
  return start(camForm, $scope, () => { advanced.open = Boolean(plan.value); });
}
