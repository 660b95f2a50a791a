<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page_title?html}</title>
  <style>body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem }</style>
  <h1>${page_title?html}</h1>
  <p>This is <strong>${inventory_hostname?html}</strong>, ${facts.distribution} ${facts.distribution_version},
  set up by mastoplay. How it is doing: <a href="/status.txt">status.txt</a>.</p>
</html>
