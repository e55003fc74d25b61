import { startStaff } from './start';

startStaff('admin');
