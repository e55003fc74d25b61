// In the bubble's own shadow tree, as a constructed sheet: no style element that a host page's policy could refuse.
export const sheet = `
:host{all:initial}
.box{--seal:#085c57;position:fixed;z-index:2147483000;bottom:24px;font:14px/1.4 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
.right{right:24px}.left{left:24px}
.bubble{position:relative;display:flex;align-items:center;justify-content:center;min-width:60px;height:60px;padding:0;border:0;border-radius:30px;background:var(--seal);color:#fff;box-shadow:0 0 0 4px rgb(255 255 255/.85),0 8px 28px rgb(10 40 36/.22);cursor:pointer;touch-action:pan-y;user-select:none}
.right .bubble{margin-left:auto}
.bubble:focus-visible{outline:2px solid var(--seal);outline-offset:6px}
.glyph{font:700 32px/1 'Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC','Songti SC',STSong,'PingFang SC','Microsoft YaHei',serif}
.open .glyph{width:12px;height:12px;margin-top:-6px;border:solid #fff;border-width:0 2px 2px 0;transform:rotate(45deg)}
.news{font-weight:600}.fresh .bubble{padding:0 20px 0 14px;gap:8px}
.badge{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;padding:0 6px;box-sizing:border-box;border-radius:11px;background:#b3261e;font:600 12px/22px system-ui;text-align:center}
.badge:empty,.news:empty{display:none}
.panel{position:absolute;bottom:76px;width:400px;height:680px;max-height:calc(100vh - 124px);max-width:calc(100vw - 48px);border-radius:16px;overflow:hidden;background:#fff;box-shadow:0 8px 28px rgb(10 40 36/.14),0 0 0 1px rgb(10 40 36/.1);visibility:hidden;opacity:0;transform:translateY(8px);transition:opacity .2s,transform .2s,visibility 0s .2s}
.right .panel{right:0}.left .panel{left:0}
.open .panel{visibility:visible;opacity:1;transform:none;transition:opacity .2s,transform .2s}
.drawer .panel{width:840px}
iframe{display:block;width:100%;height:100%;border:0;color-scheme:normal}
@media(prefers-color-scheme:dark){.panel{background:#14201e;box-shadow:0 10px 32px rgb(0 0 0/.5),0 0 0 1px rgb(255 255 255/.08)}}
@media(max-width:768px){.open.box{inset:var(--y,0) auto auto var(--x,0);width:var(--w,100%);height:var(--h,100%)}.open .panel,.open.drawer .panel{inset:0;width:100%;height:100%;max-width:none;max-height:none;border-radius:0}.open .bubble{display:none}}
@media(prefers-reduced-motion:reduce){.panel,.open .panel{transition:none;transform:none}}
`;
