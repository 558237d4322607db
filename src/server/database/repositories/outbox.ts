import { deliveryQueueIn } from './delivery-queue.ts';

/** Mail on its way out. */
export const createOutbox = deliveryQueueIn('message');
