"""Telephony through Twilio: rings two telephones, and reads and answers what Twilio asks and tells by itself."""

from callprogram.adapters.twilio_telephony.account import Account
from callprogram.adapters.twilio_telephony.switchboard import TwilioSwitchboard
from callprogram.adapters.twilio_telephony.telephony import TwilioTelephony, connect

__all__ = ["Account", "TwilioSwitchboard", "TwilioTelephony", "connect"]
