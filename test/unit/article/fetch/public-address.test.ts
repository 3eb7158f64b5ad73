import { expect, test } from "vitest";
import { isPublicAddress } from "../../../../src/article/fetch/public-address.ts";
import { hostileAnswers } from "../../../support/hostile-addresses.ts";

test.each([
  "93.184.216.34",
  "8.8.8.8",
  "1.1.1.1",
  "172.32.0.1",
  "100.128.0.1",
  "2606:4700::1111",
  "2a00:1450:4001::5",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ...hostileAnswers,
  "",
  "localhost",
  "1.2.3.four",
  "::ffff:8.8.8.8",
  "8.8.8.8.8",
  "2001:db8::1%eth0",
])("%j is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
