// The browser's clock, read in this one place.
import { wall } from "../pure/time.js";

/** Return this moment in milliseconds. */
export const now = () => Date.now();

/** Return the day that it is in Korea. */
export const today = () => wall(now()).slice(0, 10);
