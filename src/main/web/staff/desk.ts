import { startStaff } from './start';

startStaff('desk');
