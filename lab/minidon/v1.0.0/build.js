// Bundles what browsers get into public/packs, and writes down which file became which.
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const packs = path.join(__dirname, "public", "packs");
const built = esbuild.buildSync({
  entryPoints: ["app/javascript/application.js", "app/javascript/application.css"],
  absWorkingDir: __dirname,
  outdir: packs,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  metafile: true,
});
const manifest = {};
for (const [file, { entryPoint }] of Object.entries(built.metafile.outputs)) {
  if (entryPoint) manifest[entryPoint] = { file: path.basename(file), isEntry: true };
}
fs.mkdirSync(path.join(packs, ".vite"), { recursive: true });
fs.writeFileSync(path.join(packs, ".vite", "manifest.json"), JSON.stringify(manifest, null, 2));
