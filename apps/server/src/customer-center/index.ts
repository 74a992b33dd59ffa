// The door of the customer center.
export { customerCenterRoutes } from './routes.ts';
