import { describe, expect, it } from 'vitest';
import { announcementFrames, internetChecksum } from './announcement.js';

const hex = (frame: Uint8Array): string => Buffer.from(frame).toString('hex');
const mac = '02:00:00:00:00:0a';

describe(announcementFrames.name, () => {
  it('announces an IPv4 address as a request and as a reply', () => {
    expect(announcementFrames('10.0.0.80', mac).map(hex)).toEqual([
      'ffffffffffff' + '02000000000a' + '0806' + '0001080006040001' + '02000000000a' + '0a000050' + '000000000000' + '0a000050',
      'ffffffffffff' + '02000000000a' + '0806' + '0001080006040002' + '02000000000a' + '0a000050' + 'ffffffffffff' + '0a000050',
    ]); // prettier-ignore
  });

  it('advertises an IPv6 address to all nodes, overriding, with a hop limit of 255', () => {
    const [frame, ...others] = announcementFrames('fd00::80', mac);
    expect(others).toEqual([]);
    const text = hex(frame!);
    const address = 'fd000000000000000000000000000080';
    expect(text.slice(0, 28)).toBe('333300000001' + '02000000000a' + '86dd');
    expect(text.slice(28, 44)).toBe('60000000' + '0020' + '3a' + 'ff');
    expect(text.slice(44, 108)).toBe(address + 'ff020000000000000000000000000001');
    expect(text.slice(108, 112)).toBe('8800');
    expect(text.slice(116)).toBe('20000000' + address + '0201' + '02000000000a');
  });

  it('carries a checksum that the receiver finds right', () => {
    const packet = [...announcementFrames('fd00::80', mac)[0]!].slice(14);
    const [addresses, message] = [packet.slice(8, 40), packet.slice(40)];
    expect(internetChecksum([...addresses, 0, 0, 0, message.length, 0, 0, 0, 58, ...message])).toBe(0);
  });
});
