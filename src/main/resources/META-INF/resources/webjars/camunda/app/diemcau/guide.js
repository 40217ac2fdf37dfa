// Follows the server's redirect of an account, for example to the change of password, instead of showing an error.
const HEADER = 'DiemCau-Go-To';
const go = (page) => page && location.assign(page);

const {fetch} = window;
window.fetch = async (...request) => {
  const response = await fetch(...request);
  if (response.status === 403) go(response.headers.get(HEADER));
  return response;
};
const {send} = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.send = function (...body) {
  this.addEventListener('load', () => {
    if (this.status === 403) go(this.getResponseHeader(HEADER));
  });
  return send.apply(this, body);
};
