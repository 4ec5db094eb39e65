"""How the pictures of Discord look: one dark style sheet for messages and modals."""

from __future__ import annotations

STYLE = """
* { box-sizing: border-box; }
body { margin: 0; padding-bottom: 20px; background: #313338; color: #dbdee1;
  font: 16px/1.375 "gg sans", "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
h1 { margin: 0; padding: 13px 16px; border-bottom: 1px solid #1f2023; color: #f2f3f5;
  font-size: 16px; line-height: 22px; }
h1 span { margin-right: 8px; color: #80848e; font-size: 22px; font-weight: 400;
  vertical-align: -2px; }
h3 { margin: 8px 0 4px; color: #f2f3f5; font-size: 16px; line-height: 1.375; }
p { margin: 0; white-space: pre-wrap; }
b { color: #f2f3f5; }
i { color: #ffcc4d; font-style: normal; }
ul { margin: 2px 0; padding-left: 24px; white-space: pre-wrap; }
li { margin-bottom: 4px; }
.gap { height: 22px; }
.small { color: #949ba4; font-size: 13px; line-height: 18px; }
.text, .row { margin-top: 8px; }
.who + .text, .who + .text h3:first-child { margin-top: 2px; }
.message { position: relative; margin-top: 14px; padding: 4px 48px 6px 72px; }
.message.alone { background: #34363f; }
.face { position: absolute; left: 16px; width: 40px; height: 40px; border-radius: 50%;
  background: #5865f2; color: #fff; font-size: 18px; font-weight: 700; line-height: 40px;
  text-align: center; }
.asked { position: relative; margin-bottom: 4px; color: #b5bac1; font-size: 14px;
  line-height: 18px; }
.asked::before { content: ""; position: absolute; left: -36px; top: 8px; width: 30px; height: 12px;
  border: solid #4e5058; border-width: 2px 0 0 2px; border-radius: 6px 0 0 0; }
.who { line-height: 22px; }
.who b { font-weight: 600; }
.badge { margin-left: 5px; padding: 1px 5px; border-radius: 3px; background: #5865f2; color: #fff;
  font-size: 10px; font-weight: 600; vertical-align: 1px; }
time { margin-left: 8px; color: #949ba4; font-size: 12px; }
hr { margin: 8px 0; border: 0; border-top: 1px solid #46484f; }
.time { padding: 0 2px; border-radius: 3px; background: #3b3d44; }
.mention { padding: 0 2px; border-radius: 3px; background: #3c4270; color: #c9cdfb;
  font-weight: 600; }
pre { max-width: 600px; margin: 6px 0; padding: 8px; overflow-x: auto; border: 1px solid #1e1f22;
  border-radius: 4px; background: #2b2d31;
  font: 14px/18px "gg mono", "Source Code Pro", Consolas, "Liberation Mono", monospace; }
blockquote { position: relative; margin: 2px 0; padding-left: 14px; white-space: pre-wrap; }
blockquote::before { content: ""; position: absolute; left: 0; width: 4px; height: 100%;
  border-radius: 4px; background: #4e5058; }
.row { display: flex; flex-wrap: wrap; gap: 8px; max-width: 600px; }
button { padding: 6px 16px; border: 0; border-radius: 8px; background: #4e5058; color: #fff;
  font: inherit; font-size: 14px; font-weight: 600; line-height: 20px; }
button.primary { background: #5865f2; }
.input { display: flex; justify-content: space-between; align-items: center; width: 100%;
  min-height: 40px; padding: 8px 12px; border: 1px solid #41434a; border-radius: 8px;
  background: #1e1f22; white-space: pre-wrap; }
.input.long { min-height: 90px; align-items: flex-start; }
.input.empty { color: #949ba4; }
.input.menu::after { content: ""; width: 8px; height: 8px; margin: -4px 4px 0;
  border: solid #b5bac1; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.row .input { max-width: 400px; }
.gallery { display: block; width: 100%; max-width: 600px; margin-top: 8px; border-radius: 8px; }
.only { margin-top: 8px; color: #949ba4; font-size: 12px; line-height: 16px; }
.only svg { width: 15px; margin-right: 5px; vertical-align: -3px; }
.only a { color: #00a8fc; }
body.phone { padding-bottom: 12px; }
.phone .message { padding: 4px 14px 6px 64px; }
.phone .face { left: 12px; }
.phone pre { padding: 7px; font-size: 11.5px; line-height: 16px; }
body.modal { padding: 32px 40px; background: #1a1b1e; }
.window { padding: 16px; border: 1px solid #3f4147; border-radius: 12px; background: #2b2d31; }
.title { display: flex; align-items: center; gap: 10px; color: #f2f3f5; font-size: 20px;
  font-weight: 700; line-height: 1.2; }
.title span { margin-left: auto; color: #b5bac1; font-size: 18px; font-weight: 400; }
.title .face { position: static; width: 24px; height: 24px; font-size: 13px; line-height: 24px; }
.told { margin-top: 14px; padding: 8px 10px; border: 1px solid #8a6d1d; border-radius: 8px;
  background: #38342b; font-size: 13px; line-height: 18px; }
.field { margin-top: 18px; }
.label { margin-bottom: 6px; color: #f2f3f5; font-weight: 600; line-height: 20px; }
.label em { margin-left: 4px; color: #fa777c; font-style: normal; }
.hint { margin: -3px 0 7px; color: #b5bac1; font-size: 14px; line-height: 18px; }
.feet { display: flex; gap: 8px; margin-top: 24px; }
.feet button { flex: 1; padding: 9px; font-size: 15px; }
"""
