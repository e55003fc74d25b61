import '../shared/tokens.css';
import './sample.css';

// The page of a city that does not exist; it shows how the consultation stands in a page like this.
const today = document.querySelector('[data-today]');
if (today) {
  today.textContent = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'full' }).format(
    new Date(),
  );
}
document.querySelector('[data-ask]')?.addEventListener('click', () => {
  (window as unknown as { Quanzhi?: { open(): void } }).Quanzhi?.open();
});
