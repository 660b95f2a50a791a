<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="30">
  <title>${web_domain?html}</title>
  <style>
    body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto; padding: 0 1rem; color: #282c37 }
    @media (prefers-color-scheme: dark) { body { background: #191b22; color: #d9e1e8 } }
  </style>
  <h1>${web_domain?html}</h1>
  <p>This server is being looked after, and will be back in a few minutes. This page tries again by itself.</p>
  <p lang="ja">ただいまメンテナンス中です。数分で戻ります。このページは自動的に再読み込みされます。</p>
</html>
