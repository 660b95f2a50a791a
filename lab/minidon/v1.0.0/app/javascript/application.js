// Tells on the page whether the streaming server can be reached.
const place = document.querySelector("#streaming");
const socket = new WebSocket(`wss://${location.host}/api/v1/streaming`);
socket.onopen = () => (place.textContent = "connected");
socket.onclose = () => (place.textContent = "not connected");
