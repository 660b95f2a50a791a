// The streaming server: says that it is well, and greets who connects.
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const dotenv = require("dotenv");
const { WebSocketServer } = require("ws");

const environment = process.env.NODE_ENV || "development";
const settings = path.join(__dirname, "..", `.env.${environment}`);
if (fs.existsSync(settings)) dotenv.config({ path: settings, quiet: true });
if (!process.env.LOCAL_DOMAIN) {
  console.error(`LOCAL_DOMAIN is not set; it belongs into ${settings}.`);
  process.exit(1);
}

const server = http.createServer((request, response) => {
  const known = request.url === "/api/v1/streaming/health";
  response.writeHead(known ? 200 : 404, { "Content-Type": "text/plain" });
  response.end(known ? "OK" : "Not found");
});
const sockets = new WebSocketServer({ server, path: "/api/v1/streaming" });
sockets.on("connection", (socket) => socket.send(JSON.stringify({ event: "hello" })));

const port = Number(process.env.PORT || 4000);
server.listen(port, process.env.BIND || "127.0.0.1", () => console.log(`Streaming on ${port}`));
process.on("SIGTERM", () => process.exit(0));
