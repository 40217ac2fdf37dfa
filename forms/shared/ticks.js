/*
 * What the plan demands beyond the fields of a form: sentences to confirm one by one (ticks.html shows them) and a file as
 * proof. Demands.java holds the same on the server.
 *
 * demands(duty, camForm, $scope, ready): starts a form that has the field
 *   <textarea hidden cam-variable-name="ticks" cam-variable-type="String" data-json="confirmed" data-label="…"></textarea>
 */

export function demands(duty, camForm, $scope, ready = () => {}) {
  const form = camForm.formElement[0];
  let kept = [];
  $scope.sentences = [];
  // duty.js reads the answer from here, and fills in a draft or the last answer, which says also who confirmed.
  Object.defineProperty($scope, 'confirmed', {
    configurable: true,
    get: () => $scope.sentences.filter(({isSet}) => isSet).map(({words}) => words),
    set: answer => { kept = (answer ?? []).map(each => each.words ?? each); },
  });
  return duty.start(camForm, $scope, task => {
    $scope.sentences = (task?.duty.ticks ?? []).map(words => ({words, isSet: kept.includes(words)}));
    if (task?.duty.proof) askForProof(form, $scope, task.duty.proof);
    ready(task);
  });
}

/** The first field that takes such a file stays invalid until one of them has it. */
function askForProof(form, $scope, {request, endings}) {
  const fields = [...form.querySelectorAll('input[type=file]')]
    .filter(({accept}) => endings.some(ending => accept.split(',').includes(ending)));
  if (!fields.length) return;
  const first = window.jQuery(fields[0]).controller('ngModel');
  $scope.$watch(() => fields.some(({files}) => endings.some(ending => files[0]?.name.toLowerCase().endsWith(ending))), isThere => {
    first.$setValidity('proof', isThere);
    fields[0].title = isThere ? '' : request;
  });
}
