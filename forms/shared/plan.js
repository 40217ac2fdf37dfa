import {ask, start} from '/forms/shared/duty.js';

/** The start form of a conference: the plan's text, from the template or a file, checked before it is handed in. */
export function startPlan(camForm, $scope) {
  const form = camForm.formElement[0];
  const plan = form.querySelector('[cam-variable-name=plan]');
  const set = text => {
    plan.value = text;
    plan.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const say = (problems, checked, warnings = []) => $scope.$evalAsync(() => {
    $scope.refused = problems;
    $scope.checked = checked;
    $scope.warnings = warnings;
  });

  form.querySelector('[data-plan-file]').addEventListener('change', async ({target}) => {
    if (target.files[0]) set(await target.files[0].text());
  });
  plan.addEventListener('input', () => say(null, false));
  $scope.check = () => ask('/api/conferences/check', {
    method: 'POST',
    headers: {'Content-Type': 'application/yaml'},
    body: plan.value,
  }).then(
    ({problems, warnings}) => say(problems, problems.length === 0, warnings),
    ({problems: refused}) => say(refused, false));

  return start(camForm, $scope, () => {
    if (!plan.value) {
      ask('/api/plan-template', {headers: {Accept: 'text/plain'}}).then(set, ({message}) => say([{place: '', message}], false));
    }
  });
}
