import { describeNodeType } from '@rex/testing';
import { httpRequest } from './http-request';

describeNodeType(httpRequest);
