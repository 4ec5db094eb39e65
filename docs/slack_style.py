"""How the pictures of Slack look: one style sheet for messages and modals."""

from __future__ import annotations

STYLE = """
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1d1c1d;
  font: 15px/1.46 Lato, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
h1 { margin: 0; padding: 14px 20px; font-size: 18px; border-bottom: 1px solid #ddd; }
h1 small { margin-left: 6px; font-size: 13px; font-weight: 400; color: #616061; }
h2 { margin: 4px 0; font-size: 18px; line-height: 1.3; }
p { margin: 4px 0; white-space: pre-wrap; }
i { color: #d99000; font-style: normal; }
ul { margin: 4px 0; padding-left: 24px; }
.message { display: flex; gap: 10px; padding: 8px 20px; }
.said { flex: 1; min-width: 0; }
.face { width: 36px; height: 36px; border-radius: 8px; color: #fff; font-weight: 700;
  line-height: 36px; text-align: center; }
.face.app { background: #1f3a5f; }
.face.person { background: #2f7d5b; }
.who { line-height: 1.2; }
.badge { margin-left: 5px; padding: 1px 3px; border-radius: 2px; background: #ececec;
  color: #616061; font-size: 10px; font-weight: 700; vertical-align: 1px; }
time { margin-left: 7px; color: #616061; font-size: 12px; }
.only { margin: 0 0 3px; color: #616061; font-size: 12px; line-height: 1.2; }
.only.alone { margin: 12px 0 -2px 66px; }
.rule { display: flex; align-items: center; margin: 2px 20px; color: #616061; font-size: 13px; }
.rule::after { content: ""; flex: 1; margin-left: 12px; border-top: 1px solid #ddd; }
.context { margin: 4px 0; color: #616061; font-size: 13px; }
.mention { padding: 0 2px; border-radius: 3px; background: #e8f5fa; color: #1264a3; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 10px; }
button { padding: 4px 11px; border: 1px solid #bbb; border-radius: 4px; background: #fff;
  color: #1d1c1d; font: inherit; font-size: 13px; font-weight: 700; }
table { margin: 8px 0; border-spacing: 0; border: 1px solid #ddd; border-radius: 8px; }
td { padding: 5px 11px; white-space: nowrap; border-bottom: 1px solid #ddd;
  border-right: 1px solid #ddd; }
td:last-child { border-right: 0; }
tr:last-child td { border-bottom: 0; }
tr:first-child td { background: #f8f8f8; font-weight: 700; }
.right { text-align: right; }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd;
  white-space: pre-wrap; }
pre { margin: 4px 0; padding: 8px; border: 1px solid #ddd; border-radius: 4px; background: #f8f8f8;
  font: 12px/1.5 monospace; white-space: pre-wrap; }
body.modal { padding: 28px 40px; background: #8d8c8d; }
.window { border-radius: 8px; background: #fff; }
.title { display: flex; justify-content: space-between; padding: 18px 24px; font-size: 20px;
  font-weight: 700; line-height: 1.3; }
.title span { color: #616061; font-weight: 400; }
.fields { padding: 0 24px 8px; }
.field { margin: 16px 0; }
.label { font-weight: 700; }
.label small { color: #616061; font-size: 15px; font-weight: 400; }
.input { display: flex; justify-content: space-between; align-items: center; min-height: 38px;
  margin-top: 4px; padding: 7px 12px; border: 1px solid #868686; border-radius: 4px;
  white-space: pre-wrap; }
.input.long { min-height: 82px; align-items: flex-start; }
.input.empty { color: #868686; }
.input.menu::after { content: ""; width: 7px; height: 7px; margin: -4px 3px 0;
  border: solid #616061; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.box { position: relative; display: flex; align-items: center; gap: 8px; margin-top: 6px; }
.box::before { content: ""; width: 16px; height: 16px; border: 1px solid #868686;
  border-radius: 3px; }
.box.on::before { border-color: #1264a3; background: #1264a3; }
.box.on::after { content: ""; position: absolute; left: 5.5px; width: 5px; height: 9px;
  margin-top: -2px; border: solid #fff; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.hint { margin-top: 4px; color: #616061; font-size: 13px; }
.feet { display: flex; justify-content: flex-end; gap: 12px; padding: 16px 24px 20px; }
.feet button { padding: 6px 14px; font-size: 15px; }
.feet .send { border-color: #007a5a; background: #007a5a; color: #fff; }
"""
