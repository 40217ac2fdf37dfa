/*
 * "Đã nhận, sẽ gửi lúc …" on every form: promise.html shows what is here in $scope.promise.
 * Its input has no model: a promise is no part of the answer, and must not make the form invalid.
 */
import {ask} from './duty.js';

export async function start(camForm, $scope) {
  const url = `/api/tasks/${encodeURIComponent(camForm.taskId)}/promise`;
  const show = promise => $scope.$evalAsync(() => { $scope.promise = {...promise, give}; });
  const refuse = message => $scope.$evalAsync(() => { $scope.promise.refusal = message; });

  async function give() {
    const until = camForm.formElement[0].querySelector('.duty-promise input').value;
    try {
      show(await ask(url, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({until}),
      }));
    } catch ({problems}) {
      refuse(problems.map(({message}) => message).join(' '));
    }
  }

  try {
    show(await ask(url));
  } catch {
    // The form itself reports an unreachable server, and works without promises.
  }
}
